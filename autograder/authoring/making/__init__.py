"""Programs that have made what is shipped: the digits, the network and the sample photos.

Each is run by hand, as ``python -m autograder.authoring.making.network``, and a test holds what is
shipped to it.
"""
