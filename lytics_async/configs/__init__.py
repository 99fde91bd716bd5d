# generated from endpoints/v2/configs/; do not edit
"""The configurations of providers, a module each; import them from `lytics_async.workflows` and
`lytics_async.credentials`.
"""
