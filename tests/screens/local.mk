# What this folder holds for the build.
