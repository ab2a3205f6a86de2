"""A document as data: blocks, words in lines, drawings, and Markdown read into them."""
