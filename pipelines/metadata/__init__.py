"""What a page says of itself beside the body: headline, byline, section, tags, dates and the rest."""

from pipelines.metadata.page_metadata import Metadata, read_metadata

__all__ = ["Metadata", "read_metadata"]
