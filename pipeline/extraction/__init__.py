"""Structure to facts: names, dates, quantities, quotations, statements, events. Pure functions of a parsed document."""
