"""Looks at the computer for `countersign doctor`: each function answers one question, and changes nothing.

Qt is never imported here: the doctor must work where Qt does not. Nothing on the network is asked.
"""
