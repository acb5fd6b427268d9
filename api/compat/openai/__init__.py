"""The images part of OpenAI's API, as its official SDKs speak it: another door to the same generations.

What those SDKs do with an answer is the contract: an object without pictures is taken for success, an unknown event for a picture. So
there is no answer without a picture, and no event of our own. Fields that nobody here knows are ignored, because clients send many.
"""
