"""Stage yearly: from decisions and reports to the reports of one year, which are due, prepared and put together."""
