"""What the coach looks at in a reply: a module a concern."""
