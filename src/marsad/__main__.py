"""`python -m marsad`."""

from marsad.cli.app import main

main()
