"""The engine of the guide: contributed YAML becomes checked models, and models become fragments of pages.

Pure Python. It knows no site generator, so that another one can be put under it: nothing in this package imports
mkdocs, a theme or a plugin (a test sees to it). Imports run one way:

    cli, render → catalogue → rules → load → reader, model → problem
"""
