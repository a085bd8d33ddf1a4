SELECT
    licence_year, currency, sum(kind = 'invoice') AS count,
    sum(iif(kind = 'invoice', net_minor, -net_minor)) AS net_minor,
    sum(iif(kind = 'invoice', tax_minor, -tax_minor)) AS tax_minor,
    sum(iif(kind = 'invoice', total_minor, -total_minor)) AS total_minor
FROM invoice
WHERE kind <> 'pro_forma'
GROUP BY licence_year, currency
ORDER BY licence_year, currency
