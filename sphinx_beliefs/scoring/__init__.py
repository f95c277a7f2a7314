"""How good the credences of what was decided were: scores and calibration; without Sphinx."""
