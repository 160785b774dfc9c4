//! Which methods a path takes, read off the OpenAPI document: poem answers 405 without `Allow` (RFC 9110 §15.5.6).

/// The methods of every path.
pub(super) struct Allow(Vec<(Vec<String>, String)>);

impl Allow {
    /// Reads the document; `prefix` stands before each of its paths.
    pub(super) fn of(document: &serde_json::Value, prefix: &str) -> Self {
        let paths = document["paths"].as_object().into_iter().flatten();
        Self(
            paths
                .map(|(path, operations)| {
                    let segments = format!("{prefix}{path}").split('/').map(str::to_owned).collect();
                    let mut methods: Vec<String> = operations
                        .as_object()
                        .into_iter()
                        .flatten()
                        .map(|(name, _)| name.to_uppercase())
                        .collect();
                    if methods.iter().any(|method| method == "GET") {
                        methods.push("HEAD".to_owned());
                    }
                    (segments, methods.join(", "))
                })
                .collect(),
        )
    }

    /// The methods of `path`; of one that is not in the document, those of a page.
    pub(super) fn methods(&self, path: &str) -> String {
        let given: Vec<&str> = path.split('/').collect();
        let matches = |pattern: &[String]| {
            pattern.len() == given.len()
                && pattern.iter().zip(&given).all(|(known, given)| known.starts_with('{') || known == given)
        };
        self.0
            .iter()
            .find(|(pattern, _)| matches(pattern))
            .map_or_else(|| "GET, HEAD".to_owned(), |(_, methods)| methods.clone())
    }
}
