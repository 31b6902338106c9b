"""RDF as such: files become a graph, are queried, written; nothing here knows SKOS."""
