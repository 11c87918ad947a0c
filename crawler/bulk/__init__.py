"""Archives read in bulk, by the machines of a Dask cluster."""
