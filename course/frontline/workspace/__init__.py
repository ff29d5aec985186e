"""The learner's side: lays out the course in a folder and opens it in JupyterLab."""
