"""How much an answer may ask of the machine."""

TEXT = 2_000  # characters of one expression
TOKENS = 600  # tokens of one expression
DEPTH = 40  # brackets, exponents and signs inside one another
HEIGHT = 90  # levels of a tree
QUOTIENTS = 40  # fraction bars in one product
DIGITS = 120  # characters of one number
SCIENTIFIC = 400  # the power of ten behind an e
EXPONENT = 1_000_000  # of an integer power
FACTORIAL = 5_000  # the largest number that takes an exclamation mark
FOLDED_BITS = 60_000  # of a constant that is kept exact
ARGUMENTS = 50  # of max and min
CELLS = 1_024  # of a vector, a matrix or a list of them
NESTING = 8  # brackets of a list inside one another
STEPS = 3_000  # elementary operations of answer and reference together
PATTERNS = 64  # combinations of signs of absolute values that are proved one by one
INDICES = 3  # free indices of one question
PRECISE_STEPS = 6_000  # elementary operations at high precision
