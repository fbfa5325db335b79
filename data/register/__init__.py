"""The register: what people change in the official data, and the official data as they are with the changes."""
