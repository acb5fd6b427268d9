from django.urls import include, path

from accounts import views

urlpatterns = [
    path("sign-in/<str:token>", views.sign_in_link, name="sign_in_link"),
    path("invitations/<str:token>", views.invitation, name="invitation"),
    path("", include("accounts.oauth.urls")),
]
