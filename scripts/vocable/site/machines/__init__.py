"""The files that programs look for: sitemap, robots.txt, OpenSearch, llms.txt."""
