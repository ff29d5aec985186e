"""What went wrong with a learner's folder or server, in words for the learner."""


class WorkspaceError(Exception):
    """The course folder or its JupyterLab cannot be used; the message says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
