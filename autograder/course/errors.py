"""What is wrong with a course, in a sentence that its author can act upon."""


class CourseError(Exception):
    """Something about the course folder that the person who runs a command can mend."""


class LessonError(Exception):
    """Something in a lesson's text that its author can mend."""
