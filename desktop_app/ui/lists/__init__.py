"""The company's own lists in windows: kept whole, brought and taken as tables, two versions compared."""
