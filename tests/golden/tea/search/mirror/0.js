vocableSearch("mirror/0","aet appuc egap eht knird noisufni noitadyxo nossiob rap reieht rion rus seht trev txt ياش");
