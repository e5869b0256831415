"""The numbers of the pages, by the same selectors, scopes and rights as the pages themselves."""
