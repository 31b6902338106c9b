"""Text of robots.txt (RFC 9309)."""


def robots(site_url: str) -> str:
    """Allow everything to everyone, and lead to the sitemap where there is one.

    Crawlers read it at the root of a host alone (RFC 9309, 2.3).
    """
    sitemap = f"\nSitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"
