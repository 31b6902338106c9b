"""Page models: what each page says, before any markup."""
