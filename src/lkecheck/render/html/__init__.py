"""Parts of the format `html`: one offline page. Every value goes through `markup.text`; style and script are files here."""
