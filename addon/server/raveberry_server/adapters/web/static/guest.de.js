/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-XS6HRT67.js";import{a as m,b as o}from"./chunks/chunk-YGHWHSMS.js";import"./chunks/chunk-EBSN5G4M.js";import"./chunks/chunk-FJUVDPBP.js";import"./chunks/chunk-B2F2Z5WP.js";import"./chunks/chunk-EN2NG7V4.js";r({...m,why:o});
