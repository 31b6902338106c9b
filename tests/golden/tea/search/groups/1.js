vocableSearch("groups/1",[5,1]);
