"""Static files under names that change with their content, the modules that scripts import included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """An `import "./mask.js"` names the hashed file too: after an update no browser mixes old modules with new ones. Our own
    scripts only: other people's name files that they do not ship."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = ("js/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1])
