vocableSearch("words/0","boisson cuppa drink infusion noir oxydation page par sur tea the theier thes txt vert شاي");
