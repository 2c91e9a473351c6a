"""Talents: candidates on their own terms, vacancies, internships, and who suits whom."""
