"""Reading what students type: words, tokens, grammar."""
