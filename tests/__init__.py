"""The cast, the journeys and the tests of the whole house."""
