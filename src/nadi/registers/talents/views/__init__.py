"""Pages of candidates, vacancies, training places and the demand."""
