vocableSearch("groups/0",[0,1,1,1,1,1,1,1,4,1,1]);
