"""The stages of finding citations: the page as read, candidates for numbers, what stands before and behind them."""
