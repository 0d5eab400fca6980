"""How thorough property tests are; not read by tests/homeassistant, which runs apart."""

from hypothesis import settings

# Machines are shared and slow at times: no example fails for being late.
settings.register_profile("everyday", deadline=None)
settings.register_profile("long", parent=settings.get_profile("everyday"), max_examples=5000)
settings.load_profile("everyday")
