"""What holds for all tests: properties are tried without a clock, since a busy machine is no fault of the code's."""

from hypothesis import HealthCheck, settings

settings.register_profile("dateline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dateline")
