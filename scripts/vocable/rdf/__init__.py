"""RDF as such: files are parsed, queried and serialized; nothing here knows SKOS."""
