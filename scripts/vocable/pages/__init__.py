"""A vocabulary becomes page models: what each page says, before any markup."""
