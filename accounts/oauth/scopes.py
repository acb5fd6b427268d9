"""What a program may ask people for, in the words of the page that asks them."""

from oauth2_provider.scopes import BaseScopes

from accounts.models import Scope

# Not `tokens`: a token that a program made for itself would outlive the day on which it is shown the door.
WORDS = {
    Scope.READ: "see personas, presets and pictures",
    Scope.GENERATE: "make pictures, within your budgets",
    Scope.PERSONAS: "cast personas and change the words around them",
    Scope.PRESETS: "add and change presets",
    Scope.ASSETS: "accept and reject pictures",
    Scope.WEBHOOKS: "say which addresses are told what happens",
    Scope.BUDGETS: "set budgets, and decide about work that waits for money",
}


class Scopes(BaseScopes):
    def get_all_scopes(self) -> dict[str, str]:
        return {str(scope): words for scope, words in WORDS.items()}

    def get_available_scopes(self, application=None, request=None, *args, **kwargs) -> list[str]:
        return list(self.get_all_scopes())

    def get_default_scopes(self, application=None, request=None, *args, **kwargs) -> list[str]:
        return [str(Scope.READ)]


def told(scopes: list[str]) -> list[str]:
    """What they let a program do, as the page says it."""
    return [words for scope, words in WORDS.items() if scope in scopes]
