"""Files for programs: sitemap, robots.txt, OpenSearch, llms.txt."""
