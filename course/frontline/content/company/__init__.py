"""The case company: its documents, checked against a schema, and the places in a text that cite them."""

from frontline.content.company.documents import Company
from frontline.content.company.files import cite, company, company_facts

__all__ = ["Company", "cite", "company", "company_facts"]
