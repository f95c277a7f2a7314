"""The past of a site, as git has it: what each belief said at which commit."""
