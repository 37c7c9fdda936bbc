"""What is kept between runs, in SQL: the data sets of yearly reports."""
