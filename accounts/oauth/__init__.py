"""Programs that people let in: OAuth 2.1 on django-oauth-toolkit. What is ours here is the workspace, which that library does not know."""
