from django.core.management.base import BaseCommand

from generation.domain.face.enrolment import measure_outdated


class Command(BaseCommand):
    help = "Measure again the locked faces that another version of the embedders measured; part of every upgrade."

    def handle(self, **options):
        if measured := measure_outdated():
            self.stdout.write(f"The face embedders are new: {measured} locked faces were measured again.")
