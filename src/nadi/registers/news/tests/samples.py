"""A made-up feed with what real ones get wrong: Georgian dates, the same item again, markup, trackers."""

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Packers' news</title><link>https://example.org/</link>
<item><title>მუყაოს ახალი ქარხანა</title><link>https://example.org/1</link><guid>n-1</guid>
<pubDate>ორშ, 08 მაი 2023 09:30:00 +0400</pubDate>
<description><![CDATA[<p>ქარხანა &bdquo;გაიხსნა&ldquo;.</p><script>alert(1)</script>]]></description></item>
<item><title>New member</title><link>https://example.org/2</link><guid>n-2</guid>
<pubDate>Mon, 08 May 2023 09:30:00 +0400</pubDate><description>Welcome</description></item>
<item><title>NEW MEMBER</title><link>https://example.org/2?utm_source=fb</link><guid>n-2b</guid>
<pubDate>2023-05-08T09:31:00+04:00</pubDate><description>Welcome</description></item>
<item><guid>n-3</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>
<entry><title>One</title><id>a-1</id><updated>2024-02-01T00:00:00Z</updated></entry></feed>"""
BROKEN = FEED.replace("</item>", "", 1).replace("</channel></rss>", "")
