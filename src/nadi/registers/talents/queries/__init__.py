"""What each reader may see of candidates, vacancies, placements and the demand."""
