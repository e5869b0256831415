"""What the pages of the dashboards and the previews cost on large generated databases."""
