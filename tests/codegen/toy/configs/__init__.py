# generated from endpoints/v2/configs/; do not edit
"""The configurations of providers, a module each; import them from `toy.workflows` and
`toy.credentials`.
"""
